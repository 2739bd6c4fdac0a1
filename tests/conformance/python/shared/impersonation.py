from support import equal, organization, refused

TEAM = "help@team.example"


def users(stytch):
    user_id = stytch.consumer.users.create(email="ada@example.com").user_id
    request = {"user_id": user_id, "impersonator_email": TEAM}
    token = stytch.control("POST", "impersonation_tokens", request)["token"]
    login = stytch.consumer.impersonation.authenticate(token)
    equal(login.user_id, user_id)
    [factor] = login.session.authentication_factors
    equal((factor.type, factor.impersonated_factor.impersonator_email_address), ("impersonated", TEAM))
    refused(401, "unable_to_auth_impersonation_token", stytch.consumer.impersonation.authenticate, token)


def members(stytch):
    ada = organization(stytch)
    request = {"member_id": ada.member_id, "impersonator_email": TEAM}
    token = stytch.control("POST", "impersonation_tokens", request)["token"]
    login = stytch.b2b.impersonation.authenticate(token)
    equal((login.organization_id, login.member_id), (ada.organization_id, ada.member_id))
    [factor] = login.member_session.authentication_factors
    equal(factor.impersonated_factor.impersonator_email_address, TEAM)
