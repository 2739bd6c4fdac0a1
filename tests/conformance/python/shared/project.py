import stytch as sdk
from support import equal, policy_roles, refused


def settings(stytch):
    for client in stytch.both:
        equal(client.debug.whoami().project_id, stytch.project_id)
        roles = [role.model_dump() for role in client.rbac.policy().policy.roles]
        equal([role for role in roles if not role["role_id"].startswith("stytch_")], policy_roles())
        keys = client.sessions.get_jwks(project_id=stytch.project_id).keys
        equal((len(keys), keys[0].alg), (1, "RS256"))


def metrics(stytch):
    stytch.consumer.users.create(email="ada@example.com")
    stytch.b2b.organizations.create(organization_name="Acme")
    for client in stytch.both:
        counts = {metric.metric_type: metric.count for metric in client.project.metrics().metrics}
        equal(counts, {"USER_COUNT": 1, "ORGANIZATION_COUNT": 1, "MEMBER_COUNT": 0, "M2M_CLIENT_COUNT": 0})


def strangers(stytch):
    for kind in [sdk.Client, sdk.B2BClient]:
        stranger = stytch.client(kind, "secret-test-wrong")
        refused(401, "unauthorized_credentials", stranger.debug.whoami)
