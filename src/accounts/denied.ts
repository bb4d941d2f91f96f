/** Why an account could not do something. Pages and the command line word it. */
export class Denied extends Error {
  override readonly name = 'Denied';
  readonly why:
    | 'wrong' // name, password, code or passkey: never said which
    | 'wait' // too many attempts; `until` says when
    | 'link' // the one-time link was used, or is too old
    | 'ticket' // begun too long ago
    | 'code' // the code or passkey that shall be kept does not work
    | 'name' // there is somebody of that name
    | 'person' // there is no such person, or they have no account
    | 'role' // there is no such role, or none was given
    | 'factor' // the last second factor cannot be taken away
    | 'alone' // nobody could approve it
    | 'same' // whoever proposed it, or whom it is about, cannot approve it
    | 'action'; // it was answered, or is too old
  readonly until: number;
  constructor(why: Denied['why'], until = 0) {
    super(`denied: ${why}`);
    this.why = why;
    this.until = until;
  }
}
