/** What a certificate says and whether to believe it. */
@NullMarked
package signinghelper.portal.certificate;

import org.jspecify.annotations.NullMarked;
