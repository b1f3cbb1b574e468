//! Bodies that nobody reads to their end: the connection is closed after the answer (R40).
//!
//! A body in chunks whose reader is gone the framework would read on and throw away, for as long as chunks come;
//! somebody who sends one a second would keep the connection for ever. While there is a reader it closes.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::web::Bytes;
use futures_util::Stream;

/// The body of a request, read by its handler and kept until the answer has been sent.
pub struct Held {
    _body: Rc<RefCell<Payload>>,
}

/// Keeps the body of a request, where it comes in chunks.
pub fn hold(request: &mut ServiceRequest) -> Option<Held> {
    if !request.headers().contains_key(header::TRANSFER_ENCODING) {
        return None;
    }
    let payload = Rc::new(RefCell::new(request.take_payload()));
    let shared = Shared(Rc::clone(&payload));
    request.set_payload(Payload::Stream {
        payload: Box::pin(shared),
    });
    Some(Held { _body: payload })
}

/// Lets go of it when the answer has been sent.
pub fn until_sent(
    response: ServiceResponse<BoxBody>,
    held: Option<Held>,
) -> ServiceResponse<BoxBody> {
    match held {
        None => response,
        Some(held) => response.map_body(|_, body| Answer { body, _held: held }.boxed()),
    }
}

/// What the handler reads.
struct Shared(Rc<RefCell<Payload>>);

impl Stream for Shared {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut *self.0.borrow_mut()).poll_next(cx)
    }
}

/// An answer, and what is kept until it has been sent.
struct Answer {
    body: BoxBody,
    _held: Held,
}

impl MessageBody for Answer {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(cx)
    }
}
