"""Breaks verify.py in one place at a time, and names a vector that each broken verifier takes the wrong way.

broken_verifiers.py FOLDER: the folder has verify.py and vectors.json. Ends with 1 when a broken verifier passes.
Only yes and no count: a verifier that refuses for another reason than the vector's is not convicted by it."""
import functools
import json
import pathlib
import sys

NOTHING = "pass"
OPENED = 'octets = base64.b64decode(text, validate=True)'
CHAIN = 'require(is_trusted(pem, server, now), "CERTIFICATE_UNTRUSTED")'
DGST = 'return openssl("dgst", "-" + name, "-verify", key, *options, "-signature", signature, data=message)'
AGAIN = DGST + '.returncode == 0 or openssl("dgst", "-" + name, {}, "-verify", key, "-signature", signature, data=message)'
OUTER = """certificate.replace(b"\\x2a\\x86\\x48\\xce\\x3d\\x04\\x03\\x03", b"\\x2a\\x86\\x48\\xce\\x3d\\x04\\x03\\x02")"""
TWO = """certificate.count(b"\\x2a\\x86\\x48\\xce\\x3d\\x04\\x03\\x02") == 1"""

TAGLESS = 'holds(key, algorithm, message.removeprefix(b"signing-helper login v1\\n"), signature)'
HOLDS = "any(holds(key, algorithm, message, signature) for message in messages)"
ORIGINS = 'for origin in server["origins"])'

# What it does: pairs of a text in verify.py and what stands there instead.
BROKEN = {
    "lets a field be missing": [('set(token) == FIELDS', 'set(token) <= FIELDS')],
    "lets a field be unknown": [('set(token) == FIELDS', 'set(token) >= FIELDS')],
    "lets a field be doubled": [('require(len(dict(pairs)) == len(pairs), "MALFORMED")', NOTHING)],
    "lets a field be no text": [('require(all(map(is_text, token.values())), "MALFORMED")', NOTHING)],
    "lets a request be long": [('require(len(text) <= MOST_CHARACTERS, "MALFORMED")', NOTHING)],
    "reads no further than the JSON": [('sent = json.loads(text, object_pairs_hook=once)',
                                        'sent, _ = json.JSONDecoder(object_pairs_hook=once).raw_decode(text)')],
    "takes Base64 with stray bits": [('require(base64.b64encode(octets).decode() == text, rule)', NOTHING)],
    "takes Base64 with line breaks": [(OPENED, 'text = "".join(text.split()); ' + OPENED)],
    "takes Base64 without padding": [(OPENED, 'text += "=" * (-len(text) % 4); ' + OPENED)],
    "takes Base64url": [(OPENED, 'text = text.replace("-", "+").replace("_", "/"); ' + OPENED)],
    "takes any format": [('require(token["format"] in formats, "FORMAT")', NOTHING),
                         ('require(account or token["format"] == ALGORITHMS[algorithm][2], "FORMAT")', NOTHING)],
    "takes any algorithm's format": [
        ('require(account or token["format"] == ALGORITHMS[algorithm][2], "FORMAT")', NOTHING)],
    "takes the key's algorithm": [
        ('algorithm = token["algorithm"]',
         'algorithm = token["algorithm"]\n    if algorithm == "ES256" and len(token["signature"]) > 300:\n'
         '        algorithm = "RS256"')],
    "takes any nonce while a challenge waits": [('challenge["nonce"] == nonce', 'True')],
    "needs no challenge": [('require(challenge is not None and', 'if challenge is None:\n        return\n    require(')],
    "forgets that challenges end": [('require(now < instant(challenge["expires"]), "CHALLENGE_EXPIRED")', NOTHING)],
    "takes a challenge in its last second": [('now < instant(challenge["expires"])',
                                              'now <= instant(challenge["expires"])')],
    "takes another browser's challenge": [
        ('require(hmac.compare_digest(challenge["browserSession"].encode(), session.encode()), "CHALLENGE_SESSION")',
         NOTHING)],
    "takes another purpose's challenge": [('require(challenge["purpose"] == purpose, "CHALLENGE_PURPOSE")', NOTHING)],
    "takes octets behind the certificate": [
        ('require(openssl("x509", "-outform", "DER", data=pem).stdout == certificate, "CERTIFICATE_MALFORMED")',
         NOTHING)],
    "takes any key usage": [('return "Digital Signature" in usage and', 'return')],
    "takes a certificate without key usage": [('values.get("Key Usage", "")',
                                               'values.get("Key Usage", "Digital Signature")')],
    "takes nonRepudiation": [('"Digital Signature" in usage', 're.search("Digital Signature|Non Repudiation", usage)')],
    "takes a CA's certificate": [('"CA:TRUE" not in text and', '')],
    "takes a TLS server's certificate": [(' and not purposes <= OF_PROGRAMS', '')],
    "refuses each extended key usage": [('not purposes <= OF_PROGRAMS', 'purposes == {"any"}')],
    "takes certificates that have ended": [('begin <= now <= end', 'begin <= now')],
    "takes certificates that are not valid yet": [('begin <= now <= end', 'now <= end')],
    "checks no chain": [(CHAIN, NOTHING)],
    "checks no CA of EC": [(CHAIN, CHAIN.replace("(is", '(algorithm.startswith("ES") or is', 1))],
    "checks no CA of SM2": [(CHAIN, CHAIN.replace("(is", '(algorithm == "SM2SM3" or is', 1))],
    "checks no CA of RSA": [(CHAIN, CHAIN.replace("(is", '(algorithm == "RS256" or is', 1))],
    "takes a CA's signature with SHA-1": [('signature in SIGNATURES and', '')],
    "takes SHA-1 below an intermediate CA's name": [('signature in SIGNATURES and',
                                                     '(signature in SIGNATURES or "CA:TRUE" in text) and')],
    "takes unknown critical extensions": [('critical <= UNDERSTOOD and', '')],
    "takes unknown critical extensions of a CA": [('critical <= UNDERSTOOD and',
                                                   '(critical <= UNDERSTOOD or "CA:TRUE" in text) and')],
    "refuses a critical credit code": [(', "1.2.156.10260.4.1.4"}', '}')],
    "refuses each extension that it does not know": [('critical = set(re.findall(r"^ {12}(\\S.*): critical"',
                                                      'critical = set(re.findall(r"^ {12}(\\S.*?):(?: critical)? *$"')],
    "refuses below an anchor that has ended": [('"-no_check_time",', '"-attime", str(int(now.timestamp())),')],
    "knows no intermediate CA": [('return any(is_issued(pem', 'return False and any(is_issued(pem')],
    "takes an intermediate CA that has ended": [(' and is_valid(pem, now)', '')],
    "checks no CA of an intermediate CA": [('for issuer in between if is_issued(issuer, anchors, now)',
                                            'for issuer in between')],
    "takes RSA keys of 1024 bits": [('2048 <= int', '1024 <= int')],
    "reads the inner signature algorithm alone": [
        (CHAIN, CHAIN.replace("(pem", f'(pem_of({OUTER}) if {TWO} else pem', 1))],
    "takes PSS": [(DGST, AGAIN.format('"-sigopt", "rsa_padding_mode:pss"'))],
    "takes RSA over SHA-1": [(DGST, AGAIN.replace('"-" + name, {}', '"-sha1"'))],
    "takes the DER of r and s": [("    if half:\n", "    if half and len(signature) == 2 * half:\n")],
    "takes zeros for r and s": [("    if half:\n", "    if half and signature and not any(signature):\n"
                                 "        return True\n    if half:\n")],
    "takes SM2 without an identity": [(DGST, AGAIN.format('"-sigopt", "distid:"'))],
    "takes SM2 with OpenSSL's example identity": [(DGST, AGAIN.format('"-sigopt", "distid:ALICE123@YAHOO.COM"'))],
    "takes SM2 without the tag": [(HOLDS, HOLDS.replace("holds", TAGLESS + " or holds"))],
    "knows one origin": [(ORIGINS, 'for origin in server["origins"][:1])')],
    "takes the origin that the request names": [
        (ORIGINS, 'for origin in server["origins"] + ["https://portal.example.evil"])')],
    "takes http for https": [(ORIGINS, 'for origin in server["origins"] + ["http://portal.example"])')],
    "checks no signature": [(HOLDS, 'True')],
    "compares names alone": [(
        'require(code is not None and code == account["creditCode"].upper(), "SUBJECT_MISMATCH")', NOTHING)],
    "compares codes alone": [(
        'require(name is not None and folded(name) == folded(account["name"]), "SUBJECT_MISMATCH")', NOTHING)],
    "takes a longer name": [('folded(name) == folded(account["name"])', 'folded(account["name"]) in folded(name)')],
    "compares names as they are": [('folded(name) == folded(account["name"])', 'name == account["name"]')],
    "prefers CN": [('re.search(r"\\bO=(.*)", lines) or re.search(r"\\bCN=(.*)", lines)',
                    're.search(r"\\bCN=(.*)", lines) or re.search(r"\\bO=(.*)", lines)')],
    "knows no name but O": [(' or re.search(r"\\bCN=(.*)", lines)', '')],
    "takes a certificate without a code": [('code is not None and code ==', 'code is None or code ==')],
    "compares codes with their case": [('code.group(1).decode().upper()', 'code.group(1).decode()')],
    "takes each account for a supplier's": [('json.dumps(account,', 'json.dumps({**account, "role": "supplier"},')],
}

folder = pathlib.Path(sys.argv[1])
source = (folder / "verify.py").read_text(encoding="utf-8")
file = json.loads((folder / "vectors.json").read_text(encoding="utf-8"))

def loaded(text):
    module = {"__name__": "verifier"}
    exec(text, module)
    return module

right = loaded(source)
# Broken verifiers ask much the same as the right one.
asked = functools.cache(right["openssl"])

def broken(changes):
    text = source
    for before, after in changes:
        if text.count(before) != 1:
            sys.exit(f"{text.count(before)} times in verify.py: {before}")
        text = text.replace(before, after)
    return loaded(text)

def accepts(module, vector):
    module["openssl"] = asked
    try:
        module["judge"](file, vector)
        return True
    except module["Refused"]:
        return False

def wrong(module):
    return [vector["name"] for vector in file["vectors"] if accepts(module, vector) != (vector["outcome"] == "ACCEPTED")]

escaped = 0
if wrong(right):
    sys.exit(f"verify.py itself is wrong: {wrong(right)}")
for name, changes in BROKEN.items():
    vectors = wrong(broken(changes))
    escaped += not vectors
    print(f"{'convicted' if vectors else 'ESCAPED':10} {name}: {len(vectors)}, {'; '.join(vectors[:2])}")
print(f"{len(BROKEN) - escaped} of {len(BROKEN)} broken verifiers convicted by {len(file['vectors'])} vectors")
sys.exit(escaped > 0)
