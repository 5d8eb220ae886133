/** The content of a certificate, and the tests that decide whether it is trusted. */
@NullMarked
package signinghelper.formats.certificate;

import org.jspecify.annotations.NullMarked;
