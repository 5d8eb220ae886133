package signinghelper.testkit.authority;

import signinghelper.formats.certificate.UnifiedCreditCode;

/** An organisation that certificates are issued to. */
public record Holder(String organisation, UnifiedCreditCode creditCode) {

    /** Invented: neither the name nor the code belongs to anyone. Division 420100 is Wuhan. */
    public static Holder demonstrationSupplier() {
        return new Holder("演示供应商有限公司", UnifiedCreditCode.withCheckCharacter("91420100MADEM0003"));
    }
}
