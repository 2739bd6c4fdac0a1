// What goes wrong in a way that needs no stack trace.

export class Failure extends Error {}
