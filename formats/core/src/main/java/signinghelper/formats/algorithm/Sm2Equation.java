package signinghelper.formats.algorithm;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECAlgorithms;

import java.math.BigInteger;

/** The equation that an SM2 signature fulfils for a finished digest (GM/T 0003.2-2012, 7.1). */
final class Sm2Equation {
    private final ECPublicKeyParameters key;

    Sm2Equation(ECPublicKeyParameters key) {
        this.key = key;
    }

    /** @param raw {@code r || s} */
    boolean holds(byte[] digest, byte[] raw) {
        var order = key.getParameters().getN();
        var half = raw.length / 2;
        var r = new BigInteger(1, raw, 0, half);
        var s = new BigInteger(1, raw, half, raw.length - half);
        var t = r.add(s).mod(order);
        if (!isWithin(r, order) || !isWithin(s, order) || t.signum() == 0) {
            return false;
        }
        var point = ECAlgorithms.sumOfTwoMultiplies(key.getParameters().getG(), s, key.getQ(), t)
                .normalize();
        if (point.isInfinity()) {
            return false;
        }
        var x = point.getAffineXCoord().toBigInteger();
        return new BigInteger(1, digest).add(x).mod(order).equals(r);
    }

    private static boolean isWithin(BigInteger number, BigInteger order) {
        return number.signum() > 0 && number.compareTo(order) < 0;
    }
}
