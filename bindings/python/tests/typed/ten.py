"""A program that uses ten operations, for type checkers."""

from stytch_unofficial import ApiError, Denied, Stytch

stytch = Stytch.from_env()
sent = stytch.consumer.otps.sms.login_or_create(phone_number="+12025550162")
login = stytch.consumer.otps.authenticate(method_id=sent["phone_id"], code="123456", session_duration_minutes=60)
user = stytch.consumer.users.get(user_id=login["user_id"])
stytch.consumer.users.update(user_id=user["user_id"], trusted_metadata={"plan": "pro"})
for found in stytch.consumer.users.search_items(limit=100):
    print(found["user_id"])
created = stytch.b2b.organizations.create(organization_name="Acme", organization_slug="acme")
organization_id = created["organization"]["organization_id"]
stytch.b2b.organizations.members.create(organization_id=organization_id, email_address="ada@example.com")
stytch.b2b.magic_links.email.login_or_signup(organization_id=organization_id, email_address="ada@example.com")
try:
    checked = stytch.consumer.sessions.authenticate_jwt(session_jwt=login["session_jwt"])
    print(checked["session"]["user_id"])
except Denied as denied:
    print(denied.reason)
except ApiError as error:
    print(error.status)
stytch.m2m.clients.get(client_id="m2m-client-test-1")
stytch.consumer.sessions.revoke(session_token=login["session_token"])
