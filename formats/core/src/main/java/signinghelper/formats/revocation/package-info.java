/** Revocation of certificates by their CA: revocation lists (RFC 5280, 5) and OCSP (RFC 6960), read and asked for. */
@NullMarked
package signinghelper.formats.revocation;

import org.jspecify.annotations.NullMarked;
