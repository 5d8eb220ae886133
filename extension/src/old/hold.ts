/** Forms whose handlers wait for the user. */
const held = new WeakSet<HTMLFormElement>();

/**
 * Holds a form while its handler waits for the user, and submits it afterwards; one whose work gives false is not submitted.
 * The codemod writes it into handlers: `onsubmit="return signingHelperOld.submitAfter(event, () => signIn())"`.
 *
 * @param work begins at once, unless the form is held already
 * @returns false, which keeps the browser from submitting the form at once
 */
export function submitAfter(event: Event, work: () => unknown): false {
  const handled = event.currentTarget;
  const form = handled instanceof HTMLFormElement ? handled : (handled as HTMLButtonElement | null)?.form;
  if (!(form instanceof HTMLFormElement)) {
    console.error("signing-helper/old: the handler belongs to no form:", handled);
  } else if (!held.has(form)) {
    held.add(form);
    const submitter = event instanceof SubmitEvent ? event.submitter : (handled as HTMLElement);
    void submitOnce(form, submitter, work);
  }
  return false;
}

async function submitOnce(form: HTMLFormElement, submitter: HTMLElement | null, work: () => unknown): Promise<void> {
  try {
    if ((await work()) !== false) {
      keepButton(form, submitter);
      HTMLFormElement.prototype.submit.call(form); // without its handler, which has run
    }
  } catch (error) {
    console.error("signing-helper/old: the form is not submitted:", error);
  } finally {
    held.delete(form);
  }
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
