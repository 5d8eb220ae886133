package signinghelper.formats.document.cms;

/** Rules for content that is signed directly, without signed attributes. */
enum ContentRule {
    /**
     * The content has another length than the two hashes of a Web eID login (64, 96 or 128 bytes). Applies to RSA and
     * EC keys, whose logins start with no tag.
     */
    LENGTH_OF_TWO_HASHES,
    /** Content does not start with a {@link signinghelper.formats.login.MessageTag}. */
    MESSAGE_OF_TOKEN,
    /** Content is nothing that could be read as signed attributes (RFC 5652, 5.4). */
    SIGNED_ATTRIBUTES,
    /** Content is nothing that the user or the maker of a seal signs (GB/T 38540-2020, 6 and 7). */
    SEAL
}
