/** Contents of certificates, and the tests that they can be used now. */
@NullMarked
package signinghelper.certificate;

import org.jspecify.annotations.NullMarked;
