package signinghelper.formats.seal;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Seals that are shown though they cannot be judged. */
class SealPictureTest {
    private static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    /** Names its signers by text, as an old program did. */
    private static Bytes old(DERSequence picture) throws Exception {
        var header = sequence(new DERIA5String("ES"), new ASN1Integer(1), new DERIA5String("maker"));
        var property = sequence(new ASN1Integer(1), new DERIA5String("name"), sequence(new DERIA5String("1")));
        var info = sequence(header, new DERIA5String("id"), property, picture);
        return Bytes.copyOf(
                sequence(info, sequence(new DERIA5String("SM2-with-SM3"))).getEncoded(ASN1Encoding.DER));
    }

    @Test
    void thePictureOfASealThatCannotBeJudgedIsRead() throws Exception {
        var seal = old(sequence(
                new DERIA5String("PNG"), new DEROctetString(new byte[] {7}), new ASN1Integer(21), new ASN1Integer(22)));

        assertThatThrownBy(() -> Seal.parse(seal)).isInstanceOf(FormatException.class);
        var picture = Seal.pictureOf(seal);
        assertThat(picture.data().toArray()).containsExactly(7);
        assertThat(picture.width()).isEqualTo(21);
        assertThat(picture.height()).isEqualTo(22);
    }

    @Test
    void aSealWithoutAPictureIsRefused() {
        assertThatThrownBy(() -> Seal.pictureOf(old(new DERSequence(new ASN1EncodableVector()))))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> Seal.pictureOf(Bytes.copyOf(new byte[] {0x30, 0})))
                .isInstanceOf(FormatException.class);
    }
}
