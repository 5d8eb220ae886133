package signinghelper.token.bridge;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A {@link WrappedKey} as it crosses the pipe.
 *
 * @param names names of its algorithms, or of its deviations, in the order of its components
 * @param values octets in Base64, in the same order
 */
record Wrapping(Kind kind, List<String> names, List<String> values) {
    private static final int PARTS_OF_SM2 = 4;

    enum Kind {
        RSA_PKCS1,
        RSA_OAEP,
        ECDH,
        SM2
    }

    Wrapping {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    static Wrapping of(WrappedKey key) {
        if (key instanceof WrappedKey.RsaPkcs1 rsa) {
            return of(Kind.RSA_PKCS1, List.of(), rsa.value());
        }
        if (key instanceof WrappedKey.RsaOaep rsa) {
            return of(Kind.RSA_OAEP, List.of(rsa.digest(), rsa.maskDigest()), rsa.value());
        }
        if (key instanceof WrappedKey.Ecdh ecdh) {
            var names = List.of(ecdh.agreement(), ecdh.wrapping());
            return of(Kind.ECDH, names, ecdh.originatorKey(), ecdh.sharedInfo(), ecdh.value());
        }
        var sm2 = (WrappedKey.Sm2) key;
        var names = sm2.deviations().stream().map(Enum::name).toList();
        return of(
                Kind.SM2,
                names,
                sm2.readings().stream().flatMap(Wrapping::parts).toArray(Bytes[]::new));
    }

    private static Wrapping of(Kind kind, List<String> names, Bytes... values) {
        return new Wrapping(kind, names, Stream.of(values).map(Bytes::toBase64).toList());
    }

    private static Stream<Bytes> parts(Sm2Ciphertext reading) {
        return Stream.of(reading.x(), reading.y(), reading.hash(), reading.cipher());
    }

    /** @throws IllegalArgumentException if its values are not those of its kind */
    WrappedKey toWrappedKey() {
        var octets = values.stream().map(Bytes::fromBase64).toList();
        return switch (kind) {
            case RSA_PKCS1 -> new WrappedKey.RsaPkcs1(octets.get(0));
            case RSA_OAEP -> new WrappedKey.RsaOaep(names.get(0), names.get(1), octets.get(0));
            case ECDH -> new WrappedKey.Ecdh(names.get(0), names.get(1), octets.get(0), octets.get(1), octets.get(2));
            case SM2 -> sm2(octets);
        };
    }

    private WrappedKey sm2(List<Bytes> octets) {
        var readings = new ArrayList<Sm2Ciphertext>();
        for (var i = 0; i + PARTS_OF_SM2 <= octets.size(); i += PARTS_OF_SM2) {
            readings.add(new Sm2Ciphertext(octets.get(i), octets.get(i + 1), octets.get(i + 2), octets.get(i + 3)));
        }
        var deviations = EnumSet.noneOf(EnvelopeDeviation.class);
        names.forEach(name -> deviations.add(EnvelopeDeviation.valueOf(name)));
        return new WrappedKey.Sm2(readings, deviations);
    }
}
