/** What a certificate says and whether it can be used now. */
@NullMarked
package signinghelper.certificate;

import org.jspecify.annotations.NullMarked;
