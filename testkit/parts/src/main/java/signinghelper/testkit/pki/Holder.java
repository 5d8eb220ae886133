package signinghelper.testkit.pki;

import signinghelper.formats.certificate.UnifiedCreditCode;

/** An organisation that certificates are issued to. */
public record Holder(String organisation, UnifiedCreditCode creditCode) {

    /** Invented: neither the name nor the code belongs to anyone. Division 420100 is Wuhan. */
    public static Holder demonstrationSupplier() {
        return new Holder("演示供应商有限公司", UnifiedCreditCode.withCheckCharacter("91420100MADEM0003"));
    }

    /** Another supplier, invented too. */
    public static Holder secondSupplier() {
        return new Holder("演示第二供应商有限公司", UnifiedCreditCode.withCheckCharacter("91420100MADEM0011"));
    }

    /** A purchaser, invented too. */
    public static Holder purchaser() {
        return new Holder("演示采购单位", UnifiedCreditCode.withCheckCharacter("12420100MADEM002X"));
    }

    /** A third party, such as an agency that signs after both. */
    public static Holder agency() {
        return new Holder("演示采购代理有限公司", UnifiedCreditCode.withCheckCharacter("91420100MADEM0038"));
    }

    /** Returns the same organisation under another name. */
    public Holder named(String other) {
        return new Holder(other, creditCode);
    }
}
