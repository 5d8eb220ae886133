/** Reader of ASN.1 from untrusted senders. */
@NullMarked
package signinghelper.formats.internal.asn1;

import org.jspecify.annotations.NullMarked;
