//! Sessions: rotated, ended, idle, absolute (R20–R22), and forms that only their own session may post (R23).

mod ends;
mod forms;
mod kept;
mod overtaken;
mod rotation;
mod shared;
