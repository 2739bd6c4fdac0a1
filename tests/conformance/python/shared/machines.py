from stytch.core.response_base import StytchError
from support import equal, refused, search


def tokens(stytch):
    for m2m in [client.m2m for client in stytch.both]:
        client = m2m.clients.create(scopes=["read:documents", "write:documents"]).m2m_client
        scopes = ["read:documents"]
        token = m2m.token(client.client_id, client.client_secret, scopes=scopes)
        equal(token.expires_in, 3600)
        caller = m2m.authenticate_token(token.access_token, required_scopes=scopes)
        equal((caller.client_id, caller.scopes), (client.client_id, scopes))
        equal(m2m.authenticate_token(token.access_token, required_scopes=["write:documents"]), None)
        refused(401, "invalid_client", m2m.token, client.client_id, "wrong")


def clients(stytch):
    for m2m in [client.m2m for client in stytch.both]:
        client_id = m2m.clients.create(scopes=[], client_name="Robot").m2m_client.client_id
        updated = m2m.clients.update(client_id, client_name="Robby", status="inactive").m2m_client
        equal((updated.client_name, updated.status), ("Robby", "inactive"))
        equal(m2m.clients.get(client_id).m2m_client, updated)
        found = m2m.clients.search(limit=10, query=search("client_name", ["Robby"]))
        equal(found.m2m_clients, [updated])
        equal(m2m.clients.delete(client_id).client_id, client_id)
        refused(404, "m2m_client_not_found", m2m.clients.get, client_id)


def secrets(stytch):
    for m2m in [client.m2m for client in stytch.both]:
        client = m2m.clients.create(scopes=[]).m2m_client
        rotation = m2m.clients.secrets

        def works(secret):
            try:
                return m2m.token(client.client_id, secret).status_code == 200
            except StytchError:
                return False

        def start():
            return rotation.rotate_start(client.client_id).m2m_client.next_client_secret

        second = start()
        equal((works(client.client_secret), works(second)), (True, True))
        rotation.rotate_cancel(client.client_id)
        equal((works(client.client_secret), works(second)), (True, False))
        third = start()
        rotation.rotate(client.client_id)
        equal((works(client.client_secret), works(third)), (False, True))
