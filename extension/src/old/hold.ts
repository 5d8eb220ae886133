/**
 * Holds a form while its handler waits for the user, and submits it afterwards; one whose work gives false is not submitted.
 * The codemod writes it into handlers: `onsubmit="return signingHelperOld.submitAfter(event, signIn())"`.
 *
 * @returns false, which keeps the browser from submitting the form at once
 */
export function submitAfter(event: Event, work: unknown): false {
  const target = event.target as HTMLFormElement | HTMLButtonElement;
  const form = target instanceof HTMLFormElement ? target : target.form;
  const submitter = event instanceof SubmitEvent ? event.submitter : target;
  Promise.resolve(work).then(
    (decision) => {
      if (decision !== false && form !== null) {
        keepButton(form, submitter);
        form.submit(); // without its handler, which has run
      }
    },
    (error: unknown) => {
      console.error("signing-helper/old: the form is not submitted:", error);
    },
  );
  return false;
}

/** A button's own value is sent only where the browser itself submits. */
function keepButton(form: HTMLFormElement, button: HTMLElement | null): void {
  if ((button instanceof HTMLInputElement || button instanceof HTMLButtonElement) && button.name !== "") {
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = button.name;
    hidden.value = button.value;
    form.append(hidden);
  }
}
