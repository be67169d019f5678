export class Report {
  render() {
    return `${this.body()} (${this.title()})`;
  }

  title() {
    return 'report';
  }

  body() {
    return '+';
  }
}

export class Sales extends Report {
  body() {
    return `new ${super.body()}`;
  }
}
