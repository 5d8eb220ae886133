/** Comparison of the organisation in a certificate with that of an account at the portal. */
@NullMarked
package signinghelper.formats.match;

import org.jspecify.annotations.NullMarked;
