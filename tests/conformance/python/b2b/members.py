from stytch.b2b.models.organizations_members import UpdateRequestOptions
from stytch.shared.method_options import Authorization
from support import PHONE, equal, link_login, organization, refused, search, totp

NEW = "lovelace@acme.example"


def fields(stytch):
    members = stytch.b2b.organizations.members
    organization_id = organization(stytch).organization_id
    email = "bob@acme.example"
    created = members.create(organization_id, email, external_id="bob-1", roles=["editor"])
    member_id = created.member_id
    equal([role.role_id for role in created.member.roles], ["stytch_member", "editor"])
    updated = members.update(organization_id, member_id, name="Bob").member
    equal(updated.name, "Bob")
    equal(members.get(organization_id, email_address=email).member, updated)
    equal(members.dangerously_get(member_id).member, updated)
    found = members.search([organization_id], query=search("member_emails", [email]))
    equal(found.members, [updated])
    equal(members.delete_external_id(organization_id, member_id).member.external_id, None)


def deletion(stytch):
    members = stytch.b2b.organizations.members
    ada = organization(stytch)
    link_login(stytch, ada.organization_id, ada.email_address)
    equal(members.delete(**ada.ids).member_id, ada.member_id)
    refused(404, "member_not_found", members.get, **ada.ids)
    equal(members.dangerously_get(ada.member_id, include_deleted=stytch.yes).member.status, "deleted")
    equal(members.reactivate(**ada.ids).member.status, "active")


def email_updates(stytch):
    members = stytch.b2b.organizations.members
    ada = organization(stytch)
    link_login(stytch, ada.organization_id, ada.email_address)
    members.start_email_update(**ada.ids, email_address=NEW, delivery_method="EMAIL_OTP")
    authenticate = stytch.b2b.otps.email.authenticate
    member = authenticate(ada.organization_id, NEW, stytch.sent_to(NEW).code).member
    equal((member.member_id, member.email_address), (ada.member_id, NEW))
    [retired] = member.retired_email_addresses
    refused(400, "retired_member_email", members.create, ada.organization_id, ada.email_address)
    unlinked = members.unlink_retired_email(**ada.ids, email_id=retired.email_id)
    equal(unlinked.member.retired_email_addresses, [])


def factors(stytch):
    members, totps = stytch.b2b.organizations.members, stytch.b2b.totps
    ada = organization(stytch)
    members.update(**ada.ids, mfa_phone_number=PHONE)
    equal(members.delete_mfa_phone_number(**ada.ids).member.mfa_phone_number, "")
    app = totps.create(**ada.ids)
    token = stytch.member_session(**ada.ids)
    member = totps.authenticate(**ada.ids, code=totp(app.secret), session_token=token).member
    equal(member.totp_registration_id, app.totp_registration_id)
    equal(members.delete_totp(**ada.ids).member.totp_registration_id, "")


def acting(stytch):
    """A member acts in their own organization."""
    members = stytch.b2b.organizations.members
    ada = organization(stytch)
    other = organization(stytch, "bob@umbrella.example", organization_slug="umbrella")
    session = stytch.b2b.sessions.authenticate(session_token=stytch.member_session(**ada.ids))
    for credential in [{"session_token": session.session_token}, {"session_jwt": session.session_jwt}]:
        options = UpdateRequestOptions(authorization=Authorization(**credential))
        equal(members.update(**ada.ids, name="Ada", method_options=options).member.name, "Ada")
        elsewhere = {**other.ids, "name": "Ada", "method_options": options}
        refused(403, "session_authorization_tenancy_error", members.update, **elsewhere)
