from support import HOUR, PHONE, equal, factors, refused

EMAIL = "ada@example.com"


def _log_in(stytch, address, method_id, **more):
    code = stytch.sent_to(address).code
    return stytch.consumer.otps.authenticate(method_id=method_id, code=code, **HOUR, **more)


def sms(stytch):
    otps = stytch.consumer.otps
    first = otps.sms.login_or_create(phone_number=PHONE)
    login = _log_in(stytch, PHONE, first.phone_id)
    equal((login.user_id, login.user.phone_numbers[0].verified), (first.user_id, True))
    refused(404, "otp_code_not_found", otps.authenticate, method_id=first.phone_id, code="000000")
    phone_id = otps.sms.send(phone_number=PHONE).phone_id
    equal(_log_in(stytch, PHONE, phone_id).user_id, first.user_id)


def whatsapp(stytch):
    whatsapp = stytch.consumer.otps.whatsapp
    first = whatsapp.login_or_create(phone_number=PHONE)
    equal(stytch.sent_to(PHONE).channel, "whatsapp")
    [factor] = _log_in(stytch, PHONE, first.phone_id).session.authentication_factors
    equal(factor.delivery_method, "whatsapp")
    whatsapp.send(phone_number=PHONE)
    equal(_log_in(stytch, PHONE, first.phone_id).user_id, first.user_id)


def email(stytch):
    email = stytch.consumer.otps.email
    first = email.login_or_create(email=EMAIL)
    [factor] = _log_in(stytch, EMAIL, first.email_id).session.authentication_factors
    equal(factor.email_factor.email_address, EMAIL)
    email.send(email=EMAIL)
    equal(_log_in(stytch, EMAIL, first.email_id).user_id, first.user_id)


def step_up(stytch):
    """The session gets a second factor, and the user a phone number."""
    otps = stytch.consumer.otps
    first = _log_in(stytch, EMAIL, otps.email.login_or_create(email=EMAIL).email_id)
    phone_id = otps.sms.send(phone_number=PHONE, session_token=first.session_token).phone_id
    second = _log_in(stytch, PHONE, phone_id, session_token=first.session_token)
    equal((second.user_id, factors(second.session)), (first.user_id, ["otp", "otp"]))
    equal(second.user.phone_numbers[0].phone_number, PHONE)
