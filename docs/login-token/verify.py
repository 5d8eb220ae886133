#!/usr/bin/env python3
"""Verifier of login and binding tokens: Python's standard library and the program openssl (3.0 or later), nothing else.

It follows login-token.md, not the Java library. It does not ask a CA about revocation."""
import base64
import contextlib
import datetime
import hmac
import json
import re
import subprocess
import tempfile

FIELDS = {"unverifiedCertificate", "algorithm", "signature", "format", "appVersion"}
MOST_CHARACTERS = 17 * 1024
SM2_IDENTITY = "distid:1234567812345678"
# Algorithm: hash, octets of r and of s (0 for RSA), format of a login, name of its curve in openssl.
ALGORITHMS = {
    "ES256": ("sha256", 32, "web-eid:1.0", "prime256v1"),
    "ES384": ("sha384", 48, "web-eid:1.0", "secp384r1"),
    "RS256": ("sha256", 0, "web-eid:1.0", None),
    "SM2SM3": ("sm3", 32, "signing-helper-sm2:1.0", "SM2"),
}
instant = datetime.datetime.fromisoformat
BINDING_FORMAT = "signing-helper-bind:1.0"
CREDIT_CODE = bytes.fromhex("06082a811cd014040104")  # 1.2.156.10260.4.1.4
TRUE = bytes.fromhex("0101ff")
# What a CA may sign certificates with, as openssl names it.
SIGNATURES = {"SM2-with-SM3", "ecdsa-with-SHA256", "ecdsa-with-SHA384", "ecdsa-with-SHA512",
              "sha256WithRSAEncryption", "sha384WithRSAEncryption", "sha512WithRSAEncryption"}
# Critical extensions that are read here (RFC 5280, 4.2).
UNDERSTOOD = {"X509v3 Key Usage", "X509v3 Extended Key Usage", "X509v3 Basic Constraints", "1.2.156.10260.4.1.4"}
OF_PROGRAMS = {"TLS Web Server Authentication", "Code Signing", "Time Stamping", "OCSP Signing"}
BRACKETS = str.maketrans("（〔【［﹙〈《｛{[）〕】］﹚〉》｝}]", "((((((((((" + "))))))))))")

class Refused(Exception):
    """Token that does not hold, with the name of the rule."""

def is_text(value):
    return isinstance(value, str)

def require(holds, rule):
    if not holds:
        raise Refused(rule)

def openssl(*arguments, data=b""):
    """Runs it; an argument of octets becomes the name of a file with them."""
    with contextlib.ExitStack() as files:
        named = [argument if is_text(argument) else files.enter_context(file(argument)).name for argument in arguments]
        return subprocess.run(["openssl", *named], input=data, capture_output=True)

def file(octets):
    opened = tempfile.NamedTemporaryFile()
    opened.write(octets)
    opened.flush()
    return opened

def digest(name, data):
    return openssl("dgst", "-" + name, "-binary", data=data).stdout

def decoded(text, rule):
    try:
        octets = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused(rule)
    require(base64.b64encode(octets).decode() == text, rule)
    return octets

def once(pairs):
    require(len(dict(pairs)) == len(pairs), "MALFORMED")
    return dict(pairs)

def parsed(text):
    require(len(text) <= MOST_CHARACTERS, "MALFORMED")
    try:
        sent = json.loads(text, object_pairs_hook=once)
    except ValueError:
        raise Refused("MALFORMED")
    require(isinstance(sent, dict) and set(sent) == {"nonce", "token"} and is_text(sent["nonce"]), "MALFORMED")
    token = sent["token"]
    require(isinstance(token, dict) and set(token) == FIELDS, "MALFORMED")
    require(all(map(is_text, token.values())), "MALFORMED")
    return sent["nonce"], token

def use(challenge, nonce, purpose, session, now):
    """The caller has removed the challenge from its store already, so that it serves once."""
    require(challenge is not None and challenge["nonce"] == nonce, "CHALLENGE_UNKNOWN")
    require(now < instant(challenge["expires"]), "CHALLENGE_EXPIRED")
    require(hmac.compare_digest(challenge["browserSession"].encode(), session.encode()), "CHALLENGE_SESSION")
    require(challenge["purpose"] == purpose, "CHALLENGE_PURPOSE")

def pem_of(certificate):
    return openssl("x509", "-inform", "DER", data=certificate).stdout

def key_of(pem, algorithm):
    """Returns the public key in PEM."""
    key = openssl("x509", "-noout", "-pubkey", data=pem).stdout
    text = openssl("pkey", "-pubin", "-noout", "-text_pub", data=key).stdout.decode()
    curve = re.search(r"ASN1 OID: (\S+)", text)
    require((curve.group(1) if curve else None) == ALGORITHMS[algorithm][3], "ALGORITHM")
    require(curve or 2048 <= int(re.search(r"Public-Key: \((\d+) bit\)", text).group(1)) <= 4096, "ALGORITHM")
    return key

def is_for_signing(pem):
    text = openssl("x509", "-noout", "-ext", "keyUsage,extendedKeyUsage,basicConstraints", data=pem).stdout.decode()
    values = dict(re.findall(r"X509v3 ([^:]+):.*\n +(.*)", text))
    purposes = set(values.get("Extended Key Usage", "any").split(", "))
    usage = values.get("Key Usage", "")
    return "Digital Signature" in usage and "CA:TRUE" not in text and not purposes <= OF_PROGRAMS

def is_valid(pem, now):
    dates = openssl("x509", "-noout", "-dates", "-dateopt", "iso_8601", data=pem).stdout.decode()
    begin, end = (instant(line.split("=")[1].replace(" ", "T")) for line in dates.split("\n")[:2])
    return begin <= now <= end

def is_issued(pem, authorities, now):
    """Tests one link. The end of an anchor is not looked at: it counts for as long as it is in the list."""
    text = openssl("x509", "-noout", "-text", data=pem).stdout.decode()
    signature = re.search(r"Signature Algorithm: (\S+)", text).group(1)
    critical = set(re.findall(r"^ {12}(\S.*): critical", text, re.MULTILINE))
    known = signature in SIGNATURES and critical <= UNDERSTOOD and is_valid(pem, now)
    options = ["-no-CApath", "-no-CAstore", "-no_check_time", "-ignore_critical", "-partial_chain"]
    identity = ["-vfyopt", SM2_IDENTITY] if signature.startswith("SM2") else []
    return known and openssl("verify", *options, *identity, "-CAfile", authorities, data=pem).returncode == 0

def is_trusted(pem, server, now):
    """Tests a chain of one link, or of two by an intermediate CA that the server has; a token brings none."""
    anchors = b"".join(pem_of(base64.b64decode(anchor)) for anchor in server["anchors"])
    between = [pem_of(base64.b64decode(authority)) for authority in server.get("intermediates", [])]
    if is_issued(pem, anchors, now):
        return True
    return any(is_issued(pem, issuer, now) for issuer in between if is_issued(issuer, anchors, now))

def integer(octets):
    """Returns an unsigned number as DER; a number without a leading bit needs no octet before it."""
    value = octets.lstrip(b"\0")
    value = value if value and value[0] < 0x80 else b"\0" + value
    return bytes([2, len(value)]) + value

def holds(key, algorithm, message, signature):
    name, half, *_ = ALGORITHMS[algorithm]
    if half:
        if len(signature) != 2 * half:
            return False
        body = integer(signature[:half]) + integer(signature[half:])
        signature = b"\x30" + bytes([len(body)]) + body
    options = ["-sigopt", SM2_IDENTITY] if algorithm == "SM2SM3" else []
    return openssl("dgst", "-" + name, "-verify", key, *options, "-signature", signature, data=message).returncode == 0

def message_of(algorithm, origin, nonce, account):
    name = ALGORITHMS[algorithm][0]
    core = digest(name, origin.encode()) + digest(name, nonce.encode())
    if account is not None:
        canonical = json.dumps(account, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return b"signing-helper bind v1\n" + core + digest(name, canonical.encode())
    return (b"signing-helper login v1\n" if algorithm == "SM2SM3" else b"") + core

def folded(name):
    """Returns the name with one kind of brackets and of width, and without blanks."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in name.translate(BRACKETS))
    return re.sub(r"\s", "", narrow)

def holder_of(certificate):
    """Returns name and credit code, from the first of the places in login-token.md."""
    subject = ["-subject", "-nameopt", "sep_multiline,utf8"]
    lines = openssl("x509", "-inform", "DER", "-noout", *subject, data=certificate).stdout.decode()
    name = re.search(r"\bO=(.*)", lines) or re.search(r"\bCN=(.*)", lines)
    code = re.search(re.escape(CREDIT_CODE) + b"(?:" + TRUE + rb")?\x04.[\x0c\x13].(.{18})", certificate, re.DOTALL)
    return name and name.group(1), code and code.group(1).decode().upper()

def judge(server, vector):
    """Returns the certificate's DER; raises Refused."""
    account, now = vector.get("account"), instant(vector["now"])
    nonce, token = parsed(vector["request"])
    formats = {BINDING_FORMAT} if account else {login for _, _, login, _ in ALGORITHMS.values()}
    require(token["format"] in formats, "FORMAT")
    require(token["algorithm"] in ALGORITHMS, "ALGORITHM")
    algorithm = token["algorithm"]
    require(account or token["format"] == ALGORITHMS[algorithm][2], "FORMAT")
    signature = decoded(token["signature"], "MALFORMED")
    certificate = decoded(token["unverifiedCertificate"], "CERTIFICATE_MALFORMED")
    use(vector.get("challenge"), nonce, vector["purpose"], vector["browserSession"], now)
    pem = pem_of(certificate)
    require(openssl("x509", "-outform", "DER", data=pem).stdout == certificate, "CERTIFICATE_MALFORMED")
    key = key_of(pem, algorithm)
    require(is_for_signing(pem), "CERTIFICATE_USAGE")
    require(is_valid(pem, now), "CERTIFICATE_VALIDITY")
    require(is_trusted(pem, server, now), "CERTIFICATE_UNTRUSTED")
    messages = (message_of(algorithm, origin, nonce, account) for origin in server["origins"])
    require(any(holds(key, algorithm, message, signature) for message in messages), "SIGNATURE")
    if account:
        name, code = holder_of(certificate)
        require(name is not None and folded(name) == folded(account["name"]), "SUBJECT_MISMATCH")
        require(code is not None and code == account["creditCode"].upper(), "SUBJECT_MISMATCH")
    return certificate
