package signinghelper.token.pkcs11;

/** Reference to a token: the slot alone is not enough, because it may contain another token later. */
record Reference(long slot, String serial) {

    static Reference parse(String text) {
        var parts = text.split(":", 2);
        return new Reference(Long.parseUnsignedLong(parts[0]), parts[1]);
    }

    /** {@code slot:serial}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return Long.toUnsignedString(slot) + ":" + serial;
    }
}
