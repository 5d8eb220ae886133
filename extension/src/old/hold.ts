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
    void submitOnce(form, work, () => {
      if (handled === form) {
        keepButton(form, event instanceof SubmitEvent ? event.submitter : null);
        HTMLFormElement.prototype.submit.call(form); // without its handler, which has run
      } else {
        form.requestSubmit(handled as HTMLButtonElement); // with the form's own handler, which has not
      }
    });
  }
  return false;
}

async function submitOnce(form: HTMLFormElement, work: () => unknown, submit: () => void): Promise<void> {
  let isWanted = false;
  try {
    isWanted = (await work()) !== false;
  } catch (error) {
    console.error("signing-helper/old: the form is not submitted:", error);
  }
  held.delete(form);
  if (isWanted) {
    submit();
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
