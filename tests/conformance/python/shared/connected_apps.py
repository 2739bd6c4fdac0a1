from support import equal, organization, pkce, query, refused

CALLBACK = "https://robot.example/callback"
SCOPES = ["openid", "offline_access"]


def _robot(client):
    created = client.connected_app.clients.create(
        client_type="third_party",
        client_name="Robot",
        redirect_urls=[CALLBACK],
        access_token_template_content='{ "plan": "gold" }',
    )
    return created.connected_app


def clients(stytch):
    for client in stytch.both:
        clients = client.connected_app.clients
        created = _robot(client)
        client_id, secret = created.client_id, created.client_secret
        equal(created.client_secret_last_four, secret[-4:])
        equal(clients.get(client_id).connected_app.client_secret_last_four, secret[-4:])
        updated = clients.update(client_id, client_name="Robby").connected_app
        equal((updated.client_name, updated.redirect_urls), ("Robby", [CALLBACK]))
        equal(clients.search(limit=10).connected_apps, [updated])

        started = clients.secrets.rotate_start(client_id).connected_app
        equal(len(started.next_client_secret), len(secret))
        cancelled = clients.secrets.rotate_cancel(client_id).connected_app
        equal(cancelled.next_client_secret_last_four, None)
        second = clients.secrets.rotate_start(client_id).connected_app.next_client_secret
        rotated = clients.secrets.rotate(client_id).connected_app
        equal(rotated.client_secret_last_four, second[-4:])

        equal(clients.delete(client_id).client_id, client_id)
        refused(404, "connected_app_not_found", clients.get, client_id)


def _authorized(stytch, idp, app, person, person_id):
    """A person consents, and the app trades its code for tokens, with which both sides do what they are for. Returns a
    function that says whether the app still has access."""
    verifier, challenge = pkce()
    request = {"client_id": app.client_id, "redirect_uri": CALLBACK, "response_type": "code", "scopes": SCOPES, **person}
    asked = idp.oauth.authorize_start(**request)
    equal((asked.consent_required, asked.client.client_name), (True, "Robot"))
    granted = idp.oauth.authorize(**request, consent_granted=True, state="7", code_challenge=challenge)
    arrived = query(granted.redirect_uri)
    equal((arrived.code, arrived.state), (granted.authorization_code, "7"))

    credentials = {"client_id": app.client_id, "client_secret": app.client_secret}
    code = {"grant_type": "authorization_code", "code": granted.authorization_code, "redirect_uri": CALLBACK}
    tokens = stytch.form("token", **credentials, **code, code_verifier=verifier)
    equal((tokens["status"], tokens["scope"]), (200, " ".join(SCOPES)))
    access, refresh = tokens["access_token"], tokens["refresh_token"]
    local = idp.introspect_access_token_local(access)
    network = idp.introspect_token_network(access, **credentials)
    for claims in [local, network]:
        equal((claims.subject, claims.scope, claims.custom_claims["plan"]), (person_id, " ".join(SCOPES), "gold"))
    url = f"{stytch.url}/v1/public/{stytch.project_id}/oauth2/userinfo"
    userinfo = stytch.http.get(url, headers={"authorization": f"Bearer {access}"})
    equal(userinfo.json()["sub"], person_id)

    def is_active(token):
        return idp.introspect_token_network(token, **credentials) is not None

    refreshed = stytch.form("token", **credentials, grant_type="refresh_token", refresh_token=refresh)["access_token"]
    equal(is_active(refreshed), True)
    equal(stytch.form("revoke", **credentials, token=refreshed)["status"], 200)
    equal(is_active(refreshed), False)
    return lambda: stytch.form("introspect", **credentials, token=refresh)["active"]


def of_users(stytch):
    users = stytch.consumer.users
    app = _robot(stytch.consumer)
    user_id = users.create(email="ada@example.com").user_id
    is_active = _authorized(stytch, stytch.consumer.idp, app, {"user_id": user_id}, user_id)
    apps = users.connected_apps(user_id).connected_apps
    equal([(app.name, app.scopes_granted) for app in apps], [("Robot", " ".join(SCOPES))])
    equal(is_active(), True)
    users.revoke(user_id, app.client_id)
    equal(is_active(), False)


def of_members(stytch):
    organizations = stytch.b2b.organizations
    app = _robot(stytch.b2b)
    ada = organization(stytch)
    is_active = _authorized(stytch, stytch.b2b.idp, app, ada.ids, ada.member_id)
    everywhere = organizations.connected_apps(ada.organization_id).connected_apps
    equal([app.connected_app_id for app in everywhere], [app.client_id])
    one = organizations.get_connected_app(ada.organization_id, app.client_id)
    equal([member.member_id for member in one.active_members], [ada.member_id])
    own = organizations.members.get_connected_apps(**ada.ids).connected_apps
    equal([app.name for app in own], ["Robot"])
    equal(is_active(), True)
    organizations.members.connected_apps.revoke(**ada.ids, connected_app_id=app.client_id)
    equal(is_active(), False)
