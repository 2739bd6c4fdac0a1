from coincurve import PrivateKey
from Crypto.Hash import keccak
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from support import HOUR, equal, refused


class _Ethereum:
    """What a browser extension for Ethereum does: EIP-191, with the recovery id as wallets write it."""

    type = "ethereum"

    def __init__(self):
        self.key = PrivateKey()
        point = self.key.public_key.format(compressed=False)[1:]
        self.address = f"0x{_keccak(point)[12:].hex()}"

    def sign(self, challenge):
        message = f"\x19Ethereum Signed Message:\n{len(challenge.encode())}{challenge}".encode()
        signature = self.key.sign_recoverable(_keccak(message), hasher=None)
        return f"0x{signature[:64].hex()}{27 + signature[64]:02x}"


class _Solana:
    """What a browser extension for Solana does."""

    type = "solana"

    def __init__(self):
        self.key = Ed25519PrivateKey.generate()
        self.address = _base58(self.key.public_key().public_bytes_raw())

    def sign(self, challenge):
        return _base58(self.key.sign(challenge.encode()))


def _keccak(data):
    return keccak.new(digest_bits=256, data=data).digest()


def _base58(data):
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number, digits = int.from_bytes(data, "big"), ""
    while number > 0:
        number, digit = divmod(number, 58)
        digits = alphabet[digit] + digits
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + digits


def logins(stytch):
    wallets = stytch.consumer.crypto_wallets
    for wallet in [_Ethereum(), _Solana()]:
        names = {"crypto_wallet_type": wallet.type, "crypto_wallet_address": wallet.address}
        started = wallets.authenticate_start(**names)
        equal(started.user_created, True)
        wrong = wallet.sign("another challenge")
        refused(401, "unable_to_authenticate_crypto_wallet", wallets.authenticate, **names, signature=wrong)
        signature = wallet.sign(wallets.authenticate_start(**names).challenge)
        login = wallets.authenticate(**names, signature=signature, **HOUR)
        equal(login.user_id, started.user_id)
        factor = login.session.authentication_factors[0].crypto_wallet_factor
        equal(factor.crypto_wallet_address, wallet.address)
        equal(stytch.consumer.users.delete_crypto_wallet(factor.crypto_wallet_id).user.crypto_wallets, [])


def sign_in_with_ethereum(stytch):
    wallets, wallet = stytch.consumer.crypto_wallets, _Ethereum()
    names = {"crypto_wallet_type": wallet.type, "crypto_wallet_address": wallet.address}
    params = {"domain": "app.example", "uri": "https://app.example/login", "statement": "Let me in."}
    challenge = wallets.authenticate_start(**names, siwe_params=params).challenge
    equal(challenge.splitlines()[0], "app.example wants you to sign in with your Ethereum account:")
    login = wallets.authenticate(**names, signature=wallet.sign(challenge), **HOUR)
    equal((login.siwe_params.domain, login.siwe_params.chain_id), ("app.example", "1"))
