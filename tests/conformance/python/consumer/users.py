from support import PHONE, equal, refused, search

EMAIL = "ada@example.com"


def fields(stytch):
    users = stytch.consumer.users
    created = users.create(email=EMAIL, name={"first_name": "Ada"}, external_id="ada-1")
    user_id = created.user_id
    equal((created.status, created.user.emails[0].email), ("active", EMAIL))
    updated = users.update(user_id, trusted_metadata={"plan": "gold"}, roles=["editor"]).user
    equal((updated.trusted_metadata, updated.roles), ({"plan": "gold"}, ["stytch_user", "editor"]))
    equal(users.get("ada-1").user_id, user_id)
    equal(users.delete_external_id(user_id).user.external_id, None)
    equal(users.delete(user_id).user_id, user_id)
    refused(404, "user_not_found", users.get, user_id)


def contacts(stytch):
    users = stytch.consumer.users
    ada = users.create(email=EMAIL, phone_number=PHONE)
    equal(users.delete_phone_number(ada.phone_id).user.phone_numbers, [])
    exchanged = users.exchange_primary_factor(ada.user_id, phone_number=PHONE).user
    equal((exchanged.emails, exchanged.phone_numbers[0].phone_number), ([], PHONE))
    refused(404, "email_not_found", users.delete_email, ada.email_id)
    bob = users.create(email="bob@example.com")
    equal(users.delete_email(bob.email_id).user.emails, [])


def searches(stytch):
    users = stytch.consumer.users
    ids = [users.create(email=f"{name}@example.com").user_id for name in ["ada", "bob", "cleo"]]
    found = users.search(query=search("email_address", ["bob@example.com"]))
    equal([user.user_id for user in found.results], [ids[1]])
    pages = [[user.user_id for user in page.results] for page in users.search_all(limit=2)]
    equal(pages, [ids[:2], ids[2:]])
