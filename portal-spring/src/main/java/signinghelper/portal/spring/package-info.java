/** Login by certificate in an application on Spring Boot and Spring Security. */
@NullMarked
package signinghelper.portal.spring;

import org.jspecify.annotations.NullMarked;
