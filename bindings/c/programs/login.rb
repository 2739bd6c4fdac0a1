# Logs a user in and out, checks a session JWT, and sees an error, with nothing but Ruby's own Fiddle.
require "fiddle"
require "json"

class Stytch
  class Error < StandardError
    attr_reader :fields

    def initialize(fields)
      super(fields["message"])
      @fields = fields
    end
  end

  LIBRARY = Fiddle.dlopen(ENV.fetch("LIBSTYTCH", "libstytch.so"))
  POINTER, SIZE = Fiddle::TYPE_VOIDP, Fiddle::TYPE_SIZE_T
  TEXT = [POINTER, SIZE].freeze

  def self.function(name, args, result = Fiddle::TYPE_INT)
    Fiddle::Function.new(LIBRARY[name], args, result)
  end

  NEW = function("stytch_client_new", [*TEXT, POINTER, POINTER])
  CALL = function("stytch_call", [POINTER, *TEXT, *TEXT, *TEXT, POINTER, POINTER])
  FREE = function("stytch_client_free", [POINTER], Fiddle::TYPE_VOID)
  # A StytchText as an argument is its two members on every platform whose ABI passes small structs in registers.
  FREE_TEXT = function("stytch_text_free", [POINTER, SIZE], Fiddle::TYPE_VOID)

  def initialize(options)
    json = options.to_json
    client = Fiddle::Pointer.malloc(Fiddle::SIZEOF_VOIDP, Fiddle::RUBY_FREE)
    take { |_, error| NEW.call(json, json.bytesize, client, error) }
    @client = client.ptr
  end

  def call(name, **args)
    json = args.to_json
    take { |result, error| CALL.call(@client, name, name.bytesize, json, json.bytesize, nil, 0, result, error) }
  end

  def close = FREE.call(@client)

  private

  def take
    result, error = Array.new(2) { Fiddle::Pointer.malloc(2 * Fiddle::SIZEOF_VOIDP, Fiddle::RUBY_FREE) }
    [result, error].each { |text| text[0, text.size] = "\0" * text.size }
    status = yield result, error
    found = [result, error].map { |text| read(text) }
    raise Error, found[1] unless status.zero?

    found[0]
  end

  def read(text)
    data, length = text[0, text.size].unpack("JJ")
    return if data.zero?

    json = Fiddle::Pointer.new(data)[0, length].force_encoding("UTF-8")
    FREE_TEXT.call(data, length)
    JSON.parse(json)
  end
end

stytch = Stytch.new(
  project_id: ENV.fetch("STYTCH_PROJECT_ID"), secret: ENV.fetch("STYTCH_SECRET"), base_url: ENV.fetch("STYTCH_BASE_URL"),
)
login = stytch.call(
  "consumer.passwords.create", email: "ada@example.com", password: "correct horse battery", session_duration_minutes: 60,
)
checked = stytch.call("consumer.sessions.authenticate_jwt", session_jwt: login["session_jwt"])
raise "another user" unless checked["session"]["user_id"] == login["user_id"]

puts "#{login["user_id"]} is logged in"
begin
  stytch.call("consumer.passwords.authenticate", email: "ada@example.com", password: "wrong")
  raise "a wrong password passed"
rescue Stytch::Error => e
  puts "a wrong password is an error: #{e.fields["error_type"]}"
end
stytch.call("consumer.sessions.revoke", session_token: login["session_token"])
puts "#{login["user_id"]} is logged out"
stytch.close
