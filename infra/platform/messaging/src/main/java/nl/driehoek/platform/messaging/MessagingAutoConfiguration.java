package nl.driehoek.platform.messaging;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/** Everything of this package, for a service that declares its {@link MessageTypes}. */
@AutoConfiguration
class MessagingAutoConfiguration {}
