"""The bundle's verifier checks signatures as the library that made them does."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.record.verifier import L, signed_by


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


@settings(max_examples=15, deadline=None)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=200))
def test_what_is_signed_holds(seed: bytes, message: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    assert signed_by(_public(key), message, key.sign(message))
    assert not signed_by(_public(key), message + b"!", key.sign(message))


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, 127), flip=st.integers(1, 255))
def test_it_refuses_what_the_library_refuses(place: int, flip: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    both = bytearray(_public(key) + key.sign(b"head") + bytes(32))
    both[place] ^= flip
    public, signature = bytes(both[:32]), bytes(both[32:96])
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, b"head")
    except (InvalidSignature, ValueError):
        assert not signed_by(public, b"head", signature)
    else:
        assert signed_by(public, b"head", signature)


def test_a_second_signature_made_of_the_first_is_refused() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    signature = key.sign(b"head")
    other = int.from_bytes(signature[32:], "little") + L
    assert not signed_by(_public(key), b"head", signature[:32] + other.to_bytes(32, "little"))


def test_what_has_not_the_right_length_is_refused() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert not signed_by(_public(key)[:31], b"head", key.sign(b"head"))
    assert not signed_by(_public(key), b"head", key.sign(b"head")[:63])
