package dev.lifeline.local.service;

/** A service of AWS as its clients see it. Called by many threads at once. */
public interface LocalService {

    /** Whether the request is for this service. */
    boolean serves(ServiceRequest request);

    /** Answers a request that it serves. May throw {@link ServiceError}. */
    ServiceAnswer answer(ServiceRequest request) throws InterruptedException;
}
