from support import equal, link_login, organization, refused


def _connect(stytch, organization_id):
    create = stytch.b2b.scim.connection.create
    return create(organization_id, display_name="Okta", identity_provider="okta").connection


def _push(stytch, connection, method, route, body=None, token=None):
    """What an identity provider sends to the endpoint of a connection: the status and body of the answer."""
    headers = {
        "authorization": f"Bearer {token or connection.bearer_token}",
        "content-type": "application/scim+json",
    }
    response = stytch.http.request(method, f"{connection.base_url}/{route}", json=body, headers=headers)
    return response.status_code, response.json() if response.content else None


def _patch(**operation):
    return {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [operation]}


def people(stytch):
    """The provider creates, changes and removes a member."""
    get = stytch.b2b.organizations.members.get
    acme = organization(stytch).organization_id
    okta = _connect(stytch, acme)
    bob = {"userName": "bob@acme.example", "displayName": "Bob", "active": True, "externalId": "00u1"}
    status, pushed = _push(stytch, okta, "POST", "Users", bob)
    equal(status, 201)
    member_id = pushed["id"]
    member = get(acme, member_id=member_id).member
    equal((member.email_address, member.name, member.status), ("bob@acme.example", "Bob", "active"))
    registration = member.scim_registration
    equal((registration.connection_id, registration.external_id), (okta.connection_id, "00u1"))
    rename = _patch(op="replace", path="displayName", value="Robert")
    equal(_push(stytch, okta, "PATCH", f"Users/{member_id}", rename)[0], 200)
    equal(get(acme, member_id=member_id).member.name, "Robert")

    for active in [False, True]:
        change = _patch(op="replace", value={"active": active})
        equal(_push(stytch, okta, "PATCH", f"Users/{member_id}", change)[1]["active"], active)
        if not active:
            refused(404, "member_not_found", get, acme, member_id=member_id)
    equal(get(acme, member_id=member_id).member.status, "active")
    equal(_push(stytch, okta, "DELETE", f"Users/{member_id}"), (204, None))
    refused(404, "member_not_found", get, acme, member_id=member_id)


def groups(stytch):
    """The provider creates, changes and removes a group, which gives its members a role."""
    connection = stytch.b2b.scim.connection
    acme = organization(stytch).organization_id
    okta = _connect(stytch, acme)
    _, bob = _push(stytch, okta, "POST", "Users", {"userName": "bob@acme.example"})
    members = [{"value": bob["id"]}]
    _, group = _push(stytch, okta, "POST", "Groups", {"displayName": "Writers", "members": members})
    [listed] = connection.get_groups(acme, okta.connection_id, limit=10).scim_groups
    equal((listed.group_id, listed.group_name), (group["id"], "Writers"))
    roles = [{"role_id": "editor", "group_id": group["id"], "group_name": "Writers"}]
    update = {"scim_group_implicit_role_assignments": roles}
    updated = connection.update(acme, okta.connection_id, **update).connection
    equal([role.model_dump() for role in updated.scim_group_implicit_role_assignments], roles)

    def roles_of_bob():
        return link_login(stytch, acme, "bob@acme.example").member_session.roles

    path = f"Groups/{group['id']}"
    equal(roles_of_bob(), ["stytch_member", "editor"])
    remove = _patch(op="remove", path=f'members[value eq "{bob["id"]}"]')
    equal(_push(stytch, okta, "PATCH", path, remove)[1]["members"], [])
    equal(roles_of_bob(), ["stytch_member"])
    _push(stytch, okta, "PATCH", path, _patch(op="add", path="members", value=members))
    equal(roles_of_bob(), ["stytch_member", "editor"])
    equal(_push(stytch, okta, "DELETE", path), (204, None))
    equal((roles_of_bob(), connection.get_groups(acme, okta.connection_id).scim_groups), (["stytch_member"], []))


def tokens(stytch):
    connection = stytch.b2b.scim.connection
    acme = organization(stytch).organization_id
    okta = _connect(stytch, acme)
    ids = {"organization_id": acme, "connection_id": okta.connection_id}

    def works(token):
        return _push(stytch, okta, "GET", "Users", token=token)[0] == 200

    first = okta.bearer_token
    second = connection.rotate_start(**ids).connection.next_bearer_token
    equal((works(first), works(second)), (True, True))
    connection.rotate_cancel(**ids)
    equal((works(first), works(second)), (True, False))
    third = connection.rotate_start(**ids).connection.next_bearer_token
    equal(connection.rotate_complete(**ids).connection.bearer_token_last_four, third[-4:])
    equal((works(first), works(third)), (False, True))
    shown = connection.get(acme).connection
    equal((shown.connection_id, shown.status), (okta.connection_id, "active"))
    equal(connection.delete(**ids).connection_id, okta.connection_id)
    refused(404, "no_active_scim_connection", connection.get, acme)
