<?php
// Logs a user in and out, checks a session JWT, and sees an error, with nothing but PHP's own FFI.

final class StytchError extends Exception
{
    public function __construct(public readonly array $fields)
    {
        parent::__construct($fields['message']);
    }
}

final class Stytch
{
    private FFI $library;
    private FFI\CData $client;

    public function __construct(array $options)
    {
        // The part of stytch.h that is used here: PHP reads no preprocessor directives.
        $this->library = FFI::cdef('
            typedef struct { char *data; size_t length; } StytchText;
            int stytch_client_new(const char *options, size_t options_length, void **client, StytchText *error);
            int stytch_call(const void *client, const char *name, size_t name_length, const char *args, size_t args_length,
                            const char *options, size_t options_length, StytchText *result, StytchText *error);
            void stytch_client_free(void *client);
            void stytch_text_free(StytchText text);
        ', getenv('LIBSTYTCH') ?: 'libstytch.so');
        $json = json_encode($options);
        $client = $this->library->new('void *');
        $this->take(fn ($result, $error) => $this->library->stytch_client_new(
            $json, strlen($json), FFI::addr($client), $error,
        ));
        $this->client = $client;
    }

    public function __destruct()
    {
        if (isset($this->client)) {
            $this->library->stytch_client_free($this->client);
        }
    }

    public function call(string $name, array $args): ?array
    {
        $json = json_encode((object) $args);
        return $this->take(fn ($result, $error) => $this->library->stytch_call(
            $this->client, $name, strlen($name), $json, strlen($json), null, 0, $result, $error,
        ));
    }

    private function take(callable $act): ?array
    {
        [$result, $error] = [$this->library->new('StytchText'), $this->library->new('StytchText')];
        $status = $act(FFI::addr($result), FFI::addr($error));
        [$found, $problem] = [$this->read($result), $this->read($error)];
        if ($status !== 0) {
            throw new StytchError($problem);
        }
        return $found;
    }

    private function read(FFI\CData $text): ?array
    {
        if ($text->data === null) {
            return null;
        }
        $json = FFI::string($text->data, $text->length);
        $this->library->stytch_text_free($text);
        return json_decode($json, true, flags: JSON_THROW_ON_ERROR);
    }
}

$stytch = new Stytch([
    'project_id' => getenv('STYTCH_PROJECT_ID'),
    'secret' => getenv('STYTCH_SECRET'),
    'base_url' => getenv('STYTCH_BASE_URL'),
]);
$login = $stytch->call('consumer.passwords.create', [
    'email' => 'ada@example.com', 'password' => 'correct horse battery', 'session_duration_minutes' => 60,
]);
$checked = $stytch->call('consumer.sessions.authenticate_jwt', ['session_jwt' => $login['session_jwt']]);
if ($checked['session']['user_id'] !== $login['user_id']) {
    throw new Exception('another user');
}
echo "{$login['user_id']} is logged in\n";
try {
    $stytch->call('consumer.passwords.authenticate', ['email' => 'ada@example.com', 'password' => 'wrong']);
    throw new Exception('a wrong password passed');
} catch (StytchError $error) {
    echo "a wrong password is an error: {$error->fields['error_type']}\n";
}
$stytch->call('consumer.sessions.revoke', ['session_token' => $login['session_token']]);
echo "{$login['user_id']} is logged out\n";
