#!/usr/bin/env python3
"""Opens and writes encrypted envelopes of GM/T 0010 for one SM2 certificate, with SM4-CBC.
    envelope.py open ENVELOPE CERTIFICATE.pem KEY.pem CONTENT
    envelope.py write CONTENT CERTIFICATE.pem ENVELOPE
Needs Python 3.8 and the openssl command, 3.0 or later. What is said here: docs/envelopes.md. OpenSSL takes the content's key
as an argument, which others on this computer can see for a moment; the content is held in memory.
"""
import base64
import os
import subprocess
import sys

SEQUENCE, SET, INTEGER, OCTETS = 0x30, 0x31, 0x02, 0x04
EXPLICIT, CONTENT, SEGMENTS = 0xA0, 0x80, 0xA0
DATA = "1.2.156.10197.6.1.4.2.1"
ENVELOPED_DATA = "1.2.156.10197.6.1.4.2.3"
SM2_ENCRYPTION = "1.2.156.10197.1.301.3"
SM4_CBC = "1.2.156.10197.1.104.2"
SM4 = "1.2.156.10197.1.104"  # Without a mode; what some write for CBC.


class Refused(Exception):
    """An envelope that does not open, for a reason that everybody may know."""


def require(holds, otherwise):
    if not holds:
        raise Refused(otherwise)


def parts(octets):
    """Returns tag, content and whole of each value, one after the other (X.690, definite lengths)."""
    found, at = [], 0
    while at < len(octets):
        start, tag, length = at, octets[at], octets[at + 1]
        at += 2
        require(length != 0x80 and tag & 0x1F != 0x1F, "an indefinite length or a long tag")
        if length > 0x80:
            count = length & 0x7F
            length = int.from_bytes(octets[at : at + count], "big")
            at += count
        require(at + length <= len(octets), "cut")
        found.append((tag, octets[at : at + length], octets[start : at + length]))
        at += length
    return found


def inside(value, tag):
    """Returns the parts of a value, which has this tag."""
    require(value[0] == tag, f"tag {value[0]} in the place of {tag}")
    return parts(value[1])


def value(tag, *contents):
    """Encodes a value (DER)."""
    content = b"".join(contents)
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + content


def name(dotted):
    """Encodes an object identifier."""
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    octets = b""
    for arc in [first * 40 + second, *rest]:
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(arc & 0x7F | 0x80)
        octets += bytes(reversed(groups))
    return value(0x06, octets)


def run(*arguments, given=b""):
    """Runs openssl."""
    return subprocess.run(["openssl", *map(str, arguments)], input=given, capture_output=True)


def openssl(given, *arguments):
    """Runs openssl; returns what it prints. Which step failed is nobody's to know: it would help to guess the content."""
    done = run(*arguments, given=given)
    require(done.returncode == 0, "the envelope does not open with this key, or it is no SM2 key")
    return done.stdout


def issuer_and_number(certificate):
    """Returns issuer and serial number of a certificate in PEM, encoded."""
    with open(certificate, encoding="ascii") as file:
        text = file.read().split("-----BEGIN CERTIFICATE-----")[1].split("-----END")[0]
    (whole,) = parts(base64.b64decode(text))
    fields = inside(inside(whole, SEQUENCE)[0], SEQUENCE)
    number, _, issuer = (fields if fields[0][0] == INTEGER else fields[1:])[:3]
    return value(SEQUENCE, issuer[2], number[2])


def wrapped_key(recipients, wanted):
    """Returns the content's key as it is encrypted to one certificate."""
    for recipient in inside(recipients, SET):
        _, who, algorithm, key = inside(recipient, SEQUENCE)
        if who[2] == wanted:
            require(inside(algorithm, SEQUENCE)[0][2] == name(SM2_ENCRYPTION), "a key that is not encrypted by SM2")
            return key[1]
    raise Refused("the envelope is for other certificates")


def open_envelope(envelope, certificate, key):
    """Returns the content. SM4-CBC proves nothing about it: let nobody try many envelopes and see the answers."""
    (whole,) = parts(envelope)
    kind, data = inside(whole, SEQUENCE)
    require(kind[2] == name(ENVELOPED_DATA), "another kind of envelope")
    _, recipients, info = inside(inside(data, EXPLICIT)[0], SEQUENCE)[:3]
    _, algorithm, content = inside(info, SEQUENCE)
    cipher, vector = inside(algorithm, SEQUENCE)
    require(cipher[2] in (name(SM4_CBC), name(SM4)), "content that is not encrypted by SM4-CBC")
    octets = content[1] if content[0] == CONTENT else b"".join(part[1] for part in inside(content, SEGMENTS))
    wrapped = wrapped_key(recipients, issuer_and_number(certificate))
    secret = openssl(wrapped, "pkeyutl", "-decrypt", "-inkey", key)
    return openssl(octets, "enc", "-d", "-sm4-cbc", "-K", secret.hex(), "-iv", vector[1].hex())


def write_envelope(content, certificate):
    """Returns an envelope. If the certificate is valid, and whose it is, you find out before."""
    secret, vector = os.urandom(16), os.urandom(16)
    wrapped = openssl(secret, "pkeyutl", "-encrypt", "-certin", "-inkey", certificate)
    octets = openssl(content, "enc", "-sm4-cbc", "-K", secret.hex(), "-iv", vector.hex())
    one = value(INTEGER, b"\1")
    algorithm = value(SEQUENCE, name(SM2_ENCRYPTION))
    recipient = value(SEQUENCE, one, issuer_and_number(certificate), algorithm, value(OCTETS, wrapped))
    cipher = value(SEQUENCE, name(SM4_CBC), value(OCTETS, vector))
    info = value(SEQUENCE, name(DATA), cipher, value(CONTENT, octets))
    data = value(SEQUENCE, one, value(SET, recipient), info)
    return value(SEQUENCE, name(ENVELOPED_DATA), value(EXPLICIT, data))


def main(command="", source="", certificate="", *rest):
    if (command, len(rest)) not in (("open", 2), ("write", 1)):
        sys.exit(__doc__)
    with open(source, "rb") as file:
        given = file.read()
    try:
        result = open_envelope(given, certificate, rest[0]) if command == "open" else write_envelope(given, certificate)
    except (Refused, ValueError, IndexError) as error:
        sys.exit(f"refused: {error}" if isinstance(error, Refused) else "refused: broken inside")
    with open(rest[-1], "wb") as file:
        file.write(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
