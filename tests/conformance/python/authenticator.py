"""A security key with a browser around it, as far as WebAuthn needs them."""

import hashlib
import json
import secrets

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from support import encode


class Authenticator:
    def __init__(self, origin):
        self.id = secrets.token_bytes(16)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.origin = origin

    def create(self, options):
        """What `navigator.credentials.create` returns for these options, which are in Base64 for URLs."""
        options = json.loads(options)
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + self.public_key()
        data = authenticator_data(options["rp"]["id"], 0x45) + credential
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client_data = self.client_data("webauthn.create", options["challenge"])
        return self.credential(clientDataJSON=client_data, attestationObject=attestation)

    def get(self, options):
        """What `navigator.credentials.get` returns for these options."""
        options = json.loads(options)
        client_data = self.client_data("webauthn.get", options["challenge"])
        data = authenticator_data(options["rpId"], 0x05)
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return self.credential(clientDataJSON=client_data, authenticatorData=data, signature=signature)

    def client_data(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def public_key(self):
        """ES256, as COSE writes it."""
        point = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (point.x, point.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def credential(self, **fields):
        response = {name: encode(data) for name, data in fields.items()}
        own = encode(self.id)
        return json.dumps({"type": "public-key", "id": own, "rawId": own, "response": response})


def authenticator_data(domain, flags):
    """The domain, that a person was there and verified, and a counter that is not used."""
    return hashlib.sha256(domain.encode()).digest() + bytes([flags, 0, 0, 0, 0])
