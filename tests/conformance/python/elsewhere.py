"""An identity provider whose tokens a project trusts."""

import json
import time

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

ISSUER, AUDIENCE, PROFILE = "https://idp.example", "app", "profile-1"


def trusted_provider(stytch):
    """Returns a function that makes the parameters of `sessions.attest` from claims."""
    key = ec.generate_private_key(ec.SECP256R1())
    public = {**json.loads(ECAlgorithm.to_jwk(key.public_key())), "kid": "key-1"}
    profile = {"profile_id": PROFILE, "issuer": ISSUER, "audience": AUDIENCE, "jwks": {"keys": [public]}}
    stytch.control("PUT", "trusted_token_profiles", profile)

    def token(**claims):
        claims = {"iss": ISSUER, "aud": AUDIENCE, "exp": int(time.time()) + 60, **claims}
        return {"profile_id": PROFILE, "token": jwt.encode(claims, key, algorithm="ES256", headers={"kid": "key-1"})}

    return token
