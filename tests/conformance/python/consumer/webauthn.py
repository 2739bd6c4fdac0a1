from authenticator import Authenticator
from support import HOUR, equal, refused

DOMAIN = "app.example"
ORIGIN = f"https://{DOMAIN}"


def passkeys(stytch):
    webauthn = stytch.consumer.webauthn
    user_id = stytch.consumer.users.create(email="ada@example.com").user_id
    passkey = {"domain": DOMAIN, "use_base64_url_encoding": True, "return_passkey_credential_options": True}
    authenticator = Authenticator(ORIGIN)
    options = webauthn.register_start(user_id=user_id, **passkey).public_key_credential_creation_options
    registration_id = webauthn.register(user_id, authenticator.create(options)).webauthn_registration_id
    webauthn.update(registration_id, name="Laptop")

    # The passkey says whose it is.
    options = webauthn.authenticate_start(**passkey).public_key_credential_request_options
    login = webauthn.authenticate(authenticator.get(options), **HOUR)
    equal((login.user_id, login.webauthn_registration_id), (user_id, registration_id))
    equal(login.session.authentication_factors[0].webauthn_factor.domain, DOMAIN)
    equal(login.user.webauthn_registrations[0].name, "Laptop")
    credentials = webauthn.list_credentials(user_id, DOMAIN).credentials
    equal([one.webauthn_registration_id for one in credentials], [registration_id])

    options = webauthn.authenticate_start(user_id=user_id, **passkey).public_key_credential_request_options
    elsewhere = Authenticator(ORIGIN).get(options)
    refused(404, "webauthn_registration_not_found", webauthn.authenticate, elsewhere)
    deleted = stytch.consumer.users.delete_webauthn_registration(registration_id)
    equal(deleted.user.webauthn_registrations, [])


def biometrics(stytch):
    user_id = stytch.consumer.users.create(email="ada@example.com").user_id
    registered = stytch.control("POST", "biometric_registrations", {"user_id": user_id})
    deleted = stytch.consumer.users.delete_biometric_registration(registered["biometric_registration_id"])
    equal((deleted.user_id, deleted.user.biometric_registrations), (user_id, []))
