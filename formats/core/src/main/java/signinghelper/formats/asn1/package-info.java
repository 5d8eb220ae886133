/** Reader of ASN.1 from untrusted senders. */
@NullMarked
package signinghelper.formats.asn1;

import org.jspecify.annotations.NullMarked;
