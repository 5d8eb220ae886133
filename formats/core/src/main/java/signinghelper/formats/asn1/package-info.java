/** Reads ASN.1 that anybody may have sent. */
@NullMarked
package signinghelper.formats.asn1;

import org.jspecify.annotations.NullMarked;
