package dev.usher.upstream;

import java.security.cert.CertificateException;

/** The certificate of a server does not prove what it must. The message continues "the server home ...". */
final class UntrustedException extends CertificateException {
    private static final long serialVersionUID = 1L;

    UntrustedException(String message) {
        super(message);
    }
}
