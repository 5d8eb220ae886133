/** What a certificate says and whether to believe it. */
@NullMarked
package signinghelper.formats.certificate;

import org.jspecify.annotations.NullMarked;
