from stytch_unofficial import Stytch

Stytch.from_env().consumer.otps.sms.login_or_create(phone_nubmer="+12025550162")
