/** Test CA with its responder, time stamps and a TLS identity; for tests, the demo and the test kit alone. */
@NullMarked
package signinghelper.testkit.pki;

import org.jspecify.annotations.NullMarked;
