/** Reads ASN.1 that anybody may have sent. */
@NullMarked
package signinghelper.portal.asn1;

import org.jspecify.annotations.NullMarked;
