package dev.usher.upstream;

import dev.usher.service.Service;
import java.net.URI;

/** Over the Web Client of the library's {@link WebWire}. */
class WebWireLimitsTest extends OperationLimitsFacts {
    @Override
    Service operationsTo(URI url) {
        return webWireTo(url);
    }
}
