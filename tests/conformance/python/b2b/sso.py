from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from support import HOUR, equal, organization, pkce, refused

# Bytes that look like a certificate.
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
EMAIL = "ada@acme.example"
START = "/v1/public/sso/start"


def _saml(stytch, organization_id):
    saml = stytch.b2b.sso.saml
    created = saml.create_connection(organization_id, display_name="Okta", identity_provider="okta").connection
    equal(created.status, "pending")
    updated = saml.update_connection(
        organization_id,
        created.connection_id,
        idp_entity_id="https://idp.example/1",
        idp_sso_url="https://idp.example/1/sso",
        x509_certificate=CERTIFICATE,
        attribute_mapping={"email": "NameID", "full_name": "name", "groups": "memberOf"},
        saml_group_implicit_role_assignments=[{"role_id": "editor", "group": "writers"}],
    ).connection
    equal(updated.status, "active")
    return updated


def _oidc(stytch, organization_id):
    oidc = stytch.b2b.sso.oidc
    created = oidc.create_connection(organization_id, identity_provider="microsoft-entra").connection
    settings = {"issuer": "https://login.example", "client_id": "app-1", "client_secret": "secret"}
    updated = oidc.update_connection(organization_id, created.connection_id, **settings).connection
    equal((updated.status, updated.client_id), ("active", "app-1"))
    return updated


def _log_in(stytch, arrived, **more):
    """Logs in with a token, after the browser has been at the provider."""
    equal(arrived.stytch_token_type, "sso")
    login = stytch.b2b.sso.authenticate(arrived.token, **HOUR, **more)
    equal(login.member_authenticated, True)
    return login


def saml_login(stytch):
    ada = organization(stytch)
    connection_id = _saml(stytch, ada.organization_id).connection_id
    person = {"email": EMAIL, "subject": "00u1", "name": "Ada Lovelace", "groups": ["writers"]}
    stytch.control("PUT", "sso_identities", {"connection_id": connection_id, **person})
    verifier, challenge = pkce()
    arrived = stytch.open(START, connection_id=connection_id, pkce_code_challenge=challenge)
    login = _log_in(stytch, arrived, pkce_code_verifier=verifier)
    equal((login.member_id, login.member.name), (ada.member_id, "Ada Lovelace"))
    factor = login.member_session.authentication_factors[0].saml_sso_factor
    equal((factor.provider_id, factor.external_id), (connection_id, "00u1"))
    equal(login.member_session.roles, ["stytch_member", "editor"])

    # The person begins at the provider.
    again = _log_in(stytch, stytch.open(f"/v1/b2b/sso/callback/{connection_id}"))
    equal(again.member_id, ada.member_id)


def oidc_login(stytch):
    acme = organization(stytch).organization_id
    connection_id = _oidc(stytch, acme).connection_id
    # No member has this address yet: SSO creates one.
    login = _log_in(stytch, stytch.open(START, organization_id=acme, custom_scopes="calendar"))
    equal(login.member.email_address, "user@microsoft-entra.example")
    equal(login.member_session.authentication_factors[0].oidc_sso_factor.provider_id, connection_id)
    providers = stytch.b2b.organizations.members.oidc_providers
    [tokens] = providers(acme, login.member_id, include_refresh_token=stytch.yes).registrations
    equal((tokens.connection_id, tokens.scopes[-1]), (connection_id, "calendar"))
    equal(len(tokens.refresh_token), len(tokens.access_token))


def external_login(stytch):
    """A login at the organization that has the connection counts in another one."""
    external = stytch.b2b.sso.external
    acme = organization(stytch)
    ada = organization(stytch, EMAIL, organization_slug="umbrella")
    theirs = _saml(stytch, acme.organization_id).connection_id
    created = external.create_connection(ada.organization_id, acme.organization_id, theirs).connection
    own, roles = created.connection_id, [{"role_id": "editor"}]
    update = {"external_connection_implicit_role_assignments": roles}
    updated = external.update_connection(ada.organization_id, own, **update).connection
    equal([role.role_id for role in updated.external_connection_implicit_role_assignments], ["editor"])
    stytch.control("PUT", "sso_identities", {"connection_id": theirs, "email": EMAIL})
    login = _log_in(stytch, stytch.open(START, connection_id=own))
    equal((login.member_id, login.member_session.roles), (ada.member_id, ["stytch_member", "editor"]))


def connections(stytch):
    sso = stytch.b2b.sso
    acme = organization(stytch).organization_id
    saml = _saml(stytch, acme)
    connection_id = saml.connection_id
    updated = sso.saml.update_by_url(acme, connection_id, "https://idp.example/metadata").connection
    [own, _] = updated.verification_certificates
    equal(own, saml.verification_certificates[0])
    deleted = sso.saml.delete_verification_certificate(acme, connection_id, own.certificate_id)
    equal(deleted.certificate_id, own.certificate_id)

    key = rsa.generate_private_key(65537, 2048)
    key = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()
    updated = sso.saml.update_connection(acme, connection_id, saml_encryption_private_key=key).connection
    [added] = updated.encryption_private_keys
    deleted = sso.saml.delete_encryption_private_key(acme, connection_id, added.private_key_id)
    equal(deleted.private_key_id, added.private_key_id)

    oidc = _oidc(stytch, acme)
    listed = sso.get_connections(acme)
    equal([one.connection_id for one in listed.saml_connections], [connection_id])
    equal((listed.oidc_connections, listed.external_connections), ([oidc], []))
    equal(sso.delete_connection(acme, connection_id).connection_id, connection_id)
    gone = {"organization_id": acme, "connection_id": connection_id}
    refused(404, "sso_connection_not_found", sso.saml.update_connection, **gone)
