from stytch.b2b.models.rbac import OrgPolicy
from support import equal, organization, raises, refused, search


def fields(stytch):
    organizations = stytch.b2b.organizations
    created = organizations.create("Acme & Sons", organization_external_id="crm-7").organization
    organization_id = created.organization_id
    equal(created.organization_slug, "acme---sons")
    updated = organizations.update(organization_id, email_allowed_domains=["acme.example"]).organization
    equal(updated.email_allowed_domains, ["acme.example"])
    equal(organizations.get("crm-7").organization, updated)
    found = organizations.search(query=search("organization_slugs", ["acme---sons"]))
    equal(found.organizations, [updated])
    without = organizations.delete_external_id(organization_id).organization
    equal(without.organization_external_id, None)
    equal(organizations.delete(organization_id).organization_id, organization_id)
    refused(404, "organization_not_found", organizations.get, organization_id)


def metrics(stytch):
    acme = organization(stytch)
    equal(stytch.b2b.organizations.metrics(acme.organization_id).member_count, 1)


def custom_roles(stytch):
    """An organization gives members a role of its own."""
    rbac = stytch.b2b.rbac
    ada = organization(stytch)
    permissions = [{"resource_id": "documents", "actions": ["write"]}]
    role = {"role_id": "writer", "description": "May write documents", "permissions": permissions}
    policy = OrgPolicy(roles=[role])
    rbac.organizations.validate_org_policy(rbac.policy().policy, policy)
    equal(rbac.organizations.set_org_policy(ada.organization_id, policy).org_policy, policy)
    equal(rbac.organizations.get_org_policy(ada.organization_id).org_policy, policy)
    taken = OrgPolicy(roles=[{**role, "role_id": "editor"}])
    raises(Exception, lambda: rbac.organizations.validate_org_policy(rbac.policy().policy, taken))
    stytch.b2b.organizations.members.update(**ada.ids, roles=["writer"])
    check = {"organization_id": ada.organization_id, "resource_id": "documents", "action": "write"}
    token = stytch.member_session(**ada.ids)
    verdict = stytch.b2b.sessions.authenticate(session_token=token, authorization_check=check).verdict
    equal(verdict.granting_roles, ["writer"])
